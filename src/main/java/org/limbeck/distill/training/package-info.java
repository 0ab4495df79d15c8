/** Training of one network, step by step and resumable at any. */
package org.limbeck.distill.training;
